# Runs a server for as long as anybody holds the lifeline, a FIFO whose read end is the standard input.
# The kernel closes the write end of a process that ends, whatever way it ends.
# Arguments: the file for what is heard on the lifeline, then the server's command.
heard=$1
shift
trap '' HUP
exec 3<&0 </dev/null

"$@" 3<&- &
server=$!

# Repeats each word, which proves to the process that wrote it that it is counted among the holders:
# one that comes when the last has just gone gets no answer. Empty lines only ask whether we listen.
{
    while read -r word; do
        [ -z "$word" ] || echo "$word"
    done <&3 3<&- >"$heard"
    # Nobody is to think that somebody listens.
    exec 3<&-
    # "Fast shutdown": sessions end, and nothing is lost. Again, since it may be too new to take notice.
    while kill -INT "$server" 2>/dev/null; do
        sleep 1
    done
} &
listener=$!
exec 3<&-

trap 'kill -INT "$server"' INT TERM
while kill -0 "$server" 2>/dev/null; do
    wait "$server"
done
# Without a server nobody listens, which is how the holders learn of it.
kill "$listener" 2>/dev/null
