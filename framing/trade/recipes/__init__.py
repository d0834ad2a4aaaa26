"""How the packaged tables were made, to be run again by anyone who has their inputs."""
