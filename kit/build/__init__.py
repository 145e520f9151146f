"""From a campaign to its cards: plan, job, cache, run."""
