"""The boardroom's pages: meetings, the question of conflict, paragraphs with their one press, votes, minutes."""
