"""The server of `kit serve`: proofs that follow while people type."""
