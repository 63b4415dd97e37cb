"""Where lines run, lands end and names stand: geometry in px, nothing of any file format."""
