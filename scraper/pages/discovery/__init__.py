"""From any page of an organization to where it publishes."""
