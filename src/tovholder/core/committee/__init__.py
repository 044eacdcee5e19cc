"""The Children and Young Persons Committee (børne- og ungeudvalget), with pencil and paper."""
