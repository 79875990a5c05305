"""What stands around a report in its text: rules that tell it by wording, shape and place."""
