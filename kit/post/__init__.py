"""The copy that goes with the cards: posts and alt texts."""
