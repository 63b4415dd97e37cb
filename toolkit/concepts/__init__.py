"""Concepts: the integrity of the vocabulary, its mentions in texts, its graph and the layout of the map."""
