"""Pages put together: lines and tables that go on from one leaf to the next, and prose between them."""
