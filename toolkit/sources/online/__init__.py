"""What public indexes say about a work: how they are asked, how long their answers are kept, how they are compared."""
