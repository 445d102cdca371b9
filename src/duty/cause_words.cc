#include "duty/cause_words.h"

#include <cstdlib>

namespace duty {

std::string_view words_for(Cause cause) {
  switch (cause) {
    case Cause::objective: return "khách quan";
    case Cause::superior: return "chờ văn bản cấp trên";
    case Cause::resources: return "thiếu nguồn lực";
    case Cause::coordination: return "chờ phối hợp";
    case Cause::workload: return "khối lượng lớn";
    case Cause::other: return "khác";
  }
  std::abort();  // every cause is above
}

}  // namespace duty
