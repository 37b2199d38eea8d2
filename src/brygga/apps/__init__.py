"""The apps: state, transactions, permissions, postings. Each imports only those to its right; see ARCHITECTURE.md."""
