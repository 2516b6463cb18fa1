#pragma once

namespace datapilot::base {

// Lets this process keep what it freed, to use it again: to be given new pages by the kernel costs
// an answer of 100,000 rows more time than all that is done with them.
void keep_freed_memory();

// A process that rests is small again.
void give_back_freed_memory();

}  // namespace datapilot::base
