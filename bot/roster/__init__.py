"""The roster: from a school administrator's spreadsheet to people, placements and mentor tracks, each mistake named."""
