"""Who published a report: the outlet, the agency credited, the dateline."""
