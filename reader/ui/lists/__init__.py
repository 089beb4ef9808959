"""What every list shares: row layout, models and filtering."""
