"""Records of every kind: tables, lines of JSON, sheets, chats."""
