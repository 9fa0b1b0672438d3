"""Messages to channels by mail, webhook or chat, tried until they get through or are given up after three days."""
