"""What an auditor is shown beside the books: the trail in words, exceptions, the proof, a sample."""
