"""The look of every page: layout, components, forms and the few scripts."""
