"""What each platform takes, and how it counts."""
