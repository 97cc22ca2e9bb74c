// The program that each library is linked with by itself (options.cmake).
int main() {
  return 0;
}
