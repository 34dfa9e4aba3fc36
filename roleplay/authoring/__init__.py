"""Writing counterparts: a template to fill in, a copy to change, a draft by a model that the check has seen."""
