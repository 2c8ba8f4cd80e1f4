/* Of a system header: what it holds leads to more of its kind. */
struct text_list {
  struct text_list *next;
  char text[16];
};
