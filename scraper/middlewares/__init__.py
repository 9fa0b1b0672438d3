"""What lies between a spider and the network, one concern a file: robots, budget, wire."""
