"""The people's database: who may sign in, what they asked, what readers said of answers."""
