"""Forms of this country: postcodes, addresses, plates, personal numbers, places and venues."""
