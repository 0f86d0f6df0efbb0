"""Runs a command on a pseudo terminal and prints, as JSON, what came and what is to be seen of it at the end.

on-terminal.py COLUMNS STOP COMMAND...: Ctrl-C is typed as soon as STOP has come, unless it is empty.
"""
import fcntl, json, os, pty, re, struct, sys, termios

columns, stop, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
child, own = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    os.execvp(command[0], command)

raw, is_stopped = b"", stop == ""
while True:
    try:
        piece = os.read(own, 65536)
    except OSError:
        piece = b""
    if piece == b"":
        break
    raw += piece
    if not is_stopped and stop.encode() in raw:
        is_stopped = True
        os.write(own, b"\x03")
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

lines, row, column = [[]], 0, 0
for piece in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|.", raw.decode(), re.S):
    if piece == "\x1b[K":
        del lines[row][column:]
    elif piece == "\r":
        column = 0
    elif piece == "\n":
        row += 1
    elif not piece.startswith("\x1b"):
        if column == columns:
            row, column = row + 1, 0
    else:
        raise SystemExit("unknown to this terminal: " + repr(piece))
    while len(lines) <= row:
        lines.append([])
    if len(piece) == 1 and piece not in "\r\n":
        lines[row][column:column + 1] = [piece]
        column += 1
print(json.dumps({"exitCode": code, "raw": raw.decode(), "screen": ["".join(line) for line in lines]}))
