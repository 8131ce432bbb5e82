select definition from index_put_aside order by indexrelid \gexec
