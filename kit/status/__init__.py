"""What is ready: how far each locale of a campaign has come, and what keeps its kit from being shipped."""
