"""What the panel asks for: traced to its findings, agreed, issued to one body, and frozen from then on."""
