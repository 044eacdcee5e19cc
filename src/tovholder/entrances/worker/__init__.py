"""The worker: what the house does by itself while people work. Started by `tovholder serve`."""
