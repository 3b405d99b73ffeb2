"""All traffic that leaves the machine: one client, which keeps to what the settings permit."""
