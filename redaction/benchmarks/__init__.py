"""What `panel bench` measures. A figure of speed is worth something only beside another of the same run, so each is a ratio too."""
