"""Measurements that need no database: `brygga bench schedules bulk accrual`."""
