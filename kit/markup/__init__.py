"""HTML and CSS to a tree of elements with computed styles."""
