/* Holds a file open so that nobody else may read it, until standard input ends. For tests only. */
#include <stdio.h>
#include <windows.h>

int main(int count, char **arguments) {
  HANDLE file = CreateFileA(arguments[count - 1], GENERIC_READ, 0, NULL, OPEN_EXISTING, 0, NULL);
  puts(file == INVALID_HANDLE_VALUE ? "failed" : "held");
  fflush(stdout);
  getchar();
  return 0;
}
