"""Telling: messages to channels by mail, webhook or chat, tried until they are through or given up after three days."""
