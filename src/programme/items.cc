#include "programme/items.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/assignment.h"
#include "programme/headings.h"
#include "programme/item_marks.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;
using document::Block;

std::string joined(const std::string& left, const std::string& right) {
  return left.empty() || right.empty() ? left + right : left + "." + right;
}

/// Puts the items of one division below each other as they come.
class Tree {
 public:
  Tree(std::string prefix, bool has_roman_parts, bool has_several_parts)
      : prefix_{std::move(prefix)}, has_roman_parts_{has_roman_parts}, has_several_parts_{has_several_parts} {}

  void add(Item item);
  std::vector<Item> items() { return std::move(items_); }
  std::vector<base::Problem> problems() { return std::move(problems_); }

 private:
  std::vector<Item>& siblings();
  std::string ref_of(const Item& item) const;
  std::string part() const;
  std::string number_above() const;
  void check_number(const Item& item);
  void doubt(const Item& item, std::string detail);

  std::string prefix_;
  bool has_roman_parts_;
  bool has_several_parts_;
  int part_ = 0;
  std::vector<Item> items_;
  std::vector<std::size_t> open_;  ///< the path from the top to the item added last: an index a level
  std::array<int, static_cast<std::size_t>(Rank::paragraph) + 1> last_{};       ///< the number last seen of each rank
  std::array<bool, static_cast<std::size_t>(Rank::paragraph) + 1> is_fresh_{};  ///< none seen below the item above yet
  std::vector<base::Problem> problems_;
};

/// The list that the end of the open path leads to.
std::vector<Item>& Tree::siblings() {
  auto* list = &items_;
  for (const auto index : open_) list = &(*list)[index].items;
  return *list;
}

/// The part that a number at the top belongs to, as the ref begins with it.
std::string Tree::part() const {
  if (has_roman_parts_ || !has_several_parts_) return prefix_;
  return joined(prefix_, roman(std::max(part_, 1)));
}

/// The ref of an item about to be put at the end of the open path.
std::string Tree::ref_of(const Item& item) const {
  if (!is_numbered(item)) return {};
  const std::vector<Item>* list = &items_;
  auto ref = part();
  for (const auto index : open_) {
    const auto& above = (*list)[index];
    list = &above.items;
    const auto repeats_it = is_digit(item.number[0]) && item.rank < Rank::bracketed && above.rank >= Rank::level_1;
    const auto holds_it =
        item.number.find('.') != std::string::npos && is_roman(item.number.substr(0, item.number.find('.')));
    const auto repeats_article = above.rank == Rank::article && item.number.starts_with(above.number + ".");
    if (!repeats_it && !repeats_article && !holds_it && !above.ref.empty()) ref = above.ref;
  }
  return joined(ref, item.number);
}

void Tree::doubt(const Item& item, std::string detail) {
  problems_.push_back({.kind = "numbering",
                       .detail = std::move(detail),
                       .words = item.number + ". " + std::string{base::clipped(item.text, 80)},
                       .line = item.place.line,
                       .place = item.place});
}

/// The number of the nearest item above that is numbered in figures without bracket; empty for none.
std::string Tree::number_above() const {
  std::string number;
  const std::vector<Item>* list = &items_;
  for (const auto index : open_) {
    const auto& above = (*list)[index];
    list = &above.items;
    if (above.rank >= Rank::level_1 && above.rank <= Rank::level_5) number = above.number;
  }
  return number;
}

/// A number is to follow the one before it of its rank, or be the first below a new item, and to begin with the number
/// of the item it stands below.
void Tree::check_number(const Item& item) {
  const auto rank = static_cast<std::size_t>(item.rank);
  const auto now = ordinal_of(item.number);
  const auto follows = now == last_[rank] + 1 || (is_fresh_[rank] && now == 1);
  const auto above = number_above();
  const auto is_inner = item.rank > Rank::level_1 && item.rank <= Rank::level_5 && !above.empty();
  if (is_inner && !item.number.starts_with(above + "."))
    doubt(item, "Mục " + item.number + " đứng dưới mục " + above +
                    " nên chưa chắc thuộc cơ quan nào. Đề nghị kiểm tra số thứ tự.");
  else if (now != 0 && now == last_[rank] && !is_fresh_[rank])
    doubt(item, "Số thứ tự " + item.number + " lặp lại. Đề nghị kiểm tra có trùng mục không.");
  else if (now != 0 && !follows)
    doubt(item,
          "Số thứ tự nhảy đến " + item.number + " mà không theo mục đứng trước. Đề nghị kiểm tra có thiếu mục không.");
  last_[rank] = now;
  is_fresh_[rank] = false;
  std::fill(is_fresh_.begin() + static_cast<std::ptrdiff_t>(rank) + 1, is_fresh_.end(), true);
}

void Tree::add(Item item) {
  const auto starts_part =
      item.rank == Rank::level_1 && item.number == "1" && last_[static_cast<std::size_t>(item.rank)] != 0;
  while (!open_.empty()) {
    const auto last = open_.back();
    open_.pop_back();
    if (siblings()[last].rank < item.rank) {
      open_.push_back(last);
      break;
    }
  }
  if (is_numbered(item)) {
    if (part_ == 0 || (starts_part && open_.empty())) {
      ++part_;
      std::fill(last_.begin(), last_.end(), 0);
      std::fill(is_fresh_.begin(), is_fresh_.end(), true);
    }
    check_number(item);
    item.ref = ref_of(item);
  }
  auto& list = siblings();
  list.push_back(std::move(item));
  open_.push_back(list.size() - 1);
}

bool begins_closing(const Block& block) {
  if (!block.mark.empty()) return false;
  const auto small = small_letters(base::clipped(block.text, 60));
  if (begins_with_word(small, "nơi nhận")) return true;
  const auto signs =
      small.starts_with("t/m") || small.starts_with("tm.") || small.starts_with("k/t") || small.starts_with("kt.");
  return signs && is_in_capitals(block.text);
}

/// Whether an annex begins here: "PHỤ LỤC 1: …", "Phụ lục II", and no sentence about one.
bool begins_annex(const Block& block) {
  if (!block.mark.empty()) return false;
  const auto small = small_letters(base::clipped(block.text, 60));
  if (!begins_with_word(small, "phụ lục")) return false;
  if (begins_with_capital(block.text) && is_in_capitals(base::clipped(block.text, "PHỤ LỤC"sv.size()))) return true;
  const auto rest = base::trimmed(std::string_view{small}.substr("phụ lục"sv.size()));
  const auto number = std::min(rest.find_first_not_of("0123456789ivx"), rest.size());
  return rest.empty() || (number > 0 && (number == rest.size() || is_one_of(rest[number], ":.-")));
}

/// The blocks of a document, division by division.
struct Divisions {
  std::vector<Block> body;
  std::vector<std::vector<Block>> annexes;  ///< each begins with its title
};

Divisions divided(const std::vector<Block>& blocks) {
  Divisions divisions;
  auto* into = &divisions.body;
  for (const auto& block : blocks) {
    if (begins_annex(block)) {
      divisions.annexes.emplace_back();
      into = &divisions.annexes.back();
    }
    into->push_back(block);
  }
  return divisions;
}

bool opens_body(const Block& block) { return is_numbered_rank(rank_of(block.mark)); }

bool has_roman_parts(const std::vector<Block>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(),
                     [](const Block& block) { return !block.mark.empty() && rank_of(block.mark) == Rank::roman; });
}

bool has_several_parts(const std::vector<Block>& blocks) {
  return std::count_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.mark == "1"; }) > 1;
}

std::vector<PlacedTable> tables_in(const std::vector<Block>& blocks) {
  std::vector<PlacedTable> tables;
  std::string part, part_of_body, body;
  auto is_below_table = false;
  for (const auto& block : blocks) {
    if (block.table)
      tables.push_back({.table = *block.table,
                        .part = body.empty() ? part : part_of_body,
                        .owner = body,
                        .goes_on = is_below_table});
    if (opens_body(block)) {
      const auto rank = rank_of(block.mark);
      if (rank == Rank::roman) part = without_bracket(block.mark);
      body = headed_by(block.text).value_or("");
      part_of_body = rank == Rank::roman ? part : joined(part, std::string{without_bracket(block.mark)});
    }
    is_below_table = block.table.has_value();
  }
  return tables;
}

std::vector<Block> without_tables(std::vector<Block> blocks) {
  blocks.erase(std::remove_if(blocks.begin(), blocks.end(), [](const Block& block) { return block.table.has_value(); }),
               blocks.end());
  return blocks;
}

/// Whether the articles of the division are its items. They are not where they only put in force what follows the
/// signature.
bool reads_articles(const std::vector<Block>& blocks) {
  const auto first = std::find_if(blocks.begin(), blocks.end(), is_article);
  const auto end = std::find_if(first, blocks.end(), begins_closing);
  if (std::any_of(end, blocks.end(), opens_body)) return false;
  for (auto block = first; block != end; ++block) {
    if (!is_article(*block)) continue;
    if (assigns(article_item(*block).text) || (block + 1 != end && opens_body(*(block + 1)))) return true;
  }
  return false;
}

void read_body(const std::vector<Block>& with_tables, Items& items) {
  items.tables = tables_in(with_tables);
  const auto blocks = without_tables(with_tables);
  const auto has_articles = reads_articles(blocks);
  auto begin = std::find_if(blocks.begin(), blocks.end(), [has_articles](const Block& block) {
    return opens_body(block) || (has_articles && is_article(block));
  });
  const auto end = std::find_if(begin == blocks.end() ? blocks.begin() : begin, blocks.end(), begins_closing);
  begin = std::min(begin, end);
  items.opening.assign(blocks.begin(), begin);
  items.closing.assign(end, blocks.end());
  Tree tree{"", has_roman_parts(blocks), has_several_parts(blocks) && !has_articles};
  for (auto block = begin; block != end; ++block) tree.add(item_of(*block, has_articles));
  items.body = tree.items();
  items.problems = tree.problems();
}

/// The annex's title: its first line and the lines in capitals that go on with it.
std::vector<Block>::const_iterator title_end(const std::vector<Block>& blocks) {
  return std::find_if(blocks.begin() + 1, blocks.end(),
                      [](const Block& block) { return !block.mark.empty() || !is_in_capitals(block.text); });
}

/// The number printed in an annex's title, "PHỤ LỤC II", "Phụ lục số 4": 4; 0 where there is none.
int printed_number(std::string_view title) {
  auto rest = base::trimmed(title.substr("PHỤ LỤC"sv.size()));
  for (const auto word : {"SỐ "sv, "số "sv, "Số "sv})
    if (rest.starts_with(word)) rest = base::trimmed(rest.substr(word.size()));
  const auto number = rest.substr(0, rest.find_first_of(" .:-–)"));
  return number.empty() || (!is_digit(number[0]) && !is_roman(number)) ? 0 : ordinal_of(number);
}

/// How the refs of an annex begin: by its printed number, if no annex before has it, else by its place.
std::string prefix_of(std::string_view title, const Items& items) {
  const auto is_taken = [&items](const std::string& prefix) {
    return std::any_of(items.annexes.begin(), items.annexes.end(),
                       [&prefix](const AnnexText& annex) { return annex.prefix == prefix; });
  };
  const auto printed = printed_number(title);
  if (printed > 0)
    if (auto prefix = "PL" + std::to_string(printed); !is_taken(prefix)) return prefix;
  auto number = items.annexes.size() + 1;
  while (is_taken("PL" + std::to_string(number))) ++number;
  return "PL" + std::to_string(number);
}

void read_annex(const std::vector<Block>& with_tables, bool is_all, Items& items) {
  const auto blocks = without_tables(with_tables);
  AnnexText annex{.title = blocks.front().text, .place = blocks.front().place};
  if (!is_all) annex.prefix = prefix_of(annex.title, items);
  annex.tables = tables_in(with_tables);
  auto block = blocks.begin() + 1;
  for (const auto end = title_end(blocks); block != end; ++block) annex.title += " " + block->text;
  if (block != blocks.end() && block->text.starts_with('(')) annex.note = block++->text;
  Tree tree{annex.prefix, has_roman_parts(blocks), has_several_parts(blocks)};
  for (const auto end = std::find_if(block, blocks.end(), begins_closing); block != end; ++block)
    tree.add(item_of(*block, false));
  annex.items = tree.items();
  const auto problems = tree.problems();
  items.problems.insert(items.problems.end(), problems.begin(), problems.end());
  items.annexes.push_back(std::move(annex));
}

}  // namespace

bool is_numbered(const Item& item) { return is_numbered_rank(item.rank); }

bool is_finished(const Item& item) { return !item.text.empty() && is_one_of(item.text.back(), ".;:!?/"); }

std::string whole_text(const Item& item) { return item.whole.empty() ? item.text : item.whole; }

Items items_in(const std::vector<Block>& blocks) {
  Items items;
  const auto divisions = divided(blocks);
  read_body(divisions.body, items);
  const auto is_all = divisions.annexes.size() == 1 && items.body.empty() && items.tables.empty();
  for (const auto& annex : divisions.annexes) read_annex(annex, is_all, items);
  return items;
}

}  // namespace programme
