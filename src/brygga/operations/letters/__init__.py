"""What letters say: functions that return (subject, body) in Swedish or English. They read nothing and send nothing."""
