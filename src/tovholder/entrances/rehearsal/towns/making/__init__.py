"""How a town is made: lived in memory by many hands, put down, and copied tenfold where much is measured."""
