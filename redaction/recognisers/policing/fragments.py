"""Ranks and roles as police write them: shared by the recognisers of officers."""

RANKS = (
    "PCSO", "WPC", "TPC", "DPC", "SPC", "PC", "TDC", "T/DC", "DC", "T/DS", "A/DS", "TDS", "DS", "T/DI", "A/DI", "DI", "T/DCI", "DCI", "DSU", "DCS", "DSupt", "Det Supt",
    "C/Supt", "Ch Supt", "Supt", "A/PS", "T/PS", "APS", "TPS", "PS", "Sgt", "SGT", "A/Sgt", "Sergeant", "sergeant", "A/Insp", "T/Insp", "C/Insp", "Ch Insp", "Insp", "INSP", "Inspector", "inspector",
    "Chief Inspector", "Superintendent", "Detective Constable", "Detective Sergeant", "Detective Inspector", "Detective Chief Inspector",
    "Det Con", "Det Sgt", "Det Insp", "Constable", "ACC", "DCC", "Police Constable", "Special Constable", "SC", "SO",
    "CSI", "PSI", "SOCO", "CSO", "DDO", "DO", "ERO", "DDM", "SIO", "OIC", "IO", "HCLO", "LAGLO", "CADO", "TPO", "NBO", "PIO", "DIO", "CRA", "CRO", "SNO", "CSE", "HCO",
)  # fmt: skip
RANK = "(?:" + "|".join(sorted((r.replace(" ", "[ ]") for r in RANKS), key=lambda r: (-len(r), r))) + ")"
LOWER_RANK = "(?:pcso|wpc|tdc|pc|dc|ds|di|dci|ps|sgt|insp|supt)"
