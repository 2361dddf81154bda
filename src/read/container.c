/* container.c - the table of containers. A new one is a file of its own and a line here. */
#include "read/container.h"

static const container *const containers[] = {
    &archive_container, &mail_container, &mbox_container, &feed_container,
    &epub_container,    &docx_container, &odt_container,  &warc_container,
};

const container *container_at(size_t i) {
    return i < sizeof containers / sizeof *containers ? containers[i] : NULL;
}
