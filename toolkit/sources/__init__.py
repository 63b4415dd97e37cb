"""All about a bibliographic record: formats that it is read from and written to, reference styles, citation keys."""
