// A server that speaks MongoDB's wire protocol, for the tests of the MongoDB adapter
// where there is no MongoDB: FerretDB on SQLite. It prints its URL, and ends when
// its standard input does, so that it never outlives the tests.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Logger:    slog.New(slog.NewTextHandler(io.Discard, nil)),
		Handler:   "sqlite",
		SQLiteURL: "file:" + os.Args[1] + "/",
	})
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	fmt.Println(server.MongoDBURI())
	err = server.Run(ctx)
	// Also when the tests were killed, and can't do it.
	_ = os.RemoveAll(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
}
