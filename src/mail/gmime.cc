#include "mail/gmime.h"

namespace mail {
namespace {

class Library {
 public:
  Library() { g_mime_init(); }
  ~Library() { g_mime_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

}  // namespace

void use_gmime() { static const Library library; }

}  // namespace mail
