"""Proofs for translators: every string of a campaign beside the cards and posts in which it stands."""
