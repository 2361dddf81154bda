# pith: `make` builds the command and the libraries into $(BUILD); `make help` lists the rest.

VERSION   := $(shell sed -n 's/^\#define PITH_VERSION "\(.*\)"/\1/p' include/pith.h)
# Raised when the binary interface of the library changes; apart from the version.
ABI       := 0

BUILD     ?= build
PREFIX    ?= /usr/local
DESTDIR   ?=
BINDIR    ?= $(PREFIX)/bin
LIBDIR    ?= $(PREFIX)/lib
INCDIR    ?= $(PREFIX)/include
MANDIR    ?= $(PREFIX)/share/man

CC        ?= cc
OBJCOPY   ?= objcopy
OPTIMIZE  ?= -O2 -g
SANITIZE  ?=
WERROR    ?=
# Libraries to do without, of archive, brotli, cjson, md4c, uchardet, xml2: what they read is refused.
WITHOUT   ?=
WARNINGS  := -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes
# The same answer on every machine: no contraction to fused multiply-add, no fast math.
PITH_CFLAGS = -std=c17 $(WARNINGS) $(WERROR) $(OPTIMIZE) -ffp-contract=off -fPIC \
              -fvisibility=hidden -D_POSIX_C_SOURCE=200809L -Iinclude -Isrc -I. \
              $(XML2_CFLAGS) \
              -ffile-prefix-map=$(CURDIR)=. \
              $(foreach library,$(WITHOUT),-DPITH_WITHOUT_$(shell echo $(library) | tr a-z A-Z)) \
              $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer -fno-sanitize-recover=all)
PITH_LDFLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE))

# Headers of libraries that are opened when they are needed (base/dynlib.h).
XML2_CFLAGS := $(shell pkg-config --cflags libxml-2.0)

LINKED    := gsl gslcblas utf8proc
LIB_LIBS  := $(LINKED:%=-l%) -lstemmer -lm
# The command has an archive of each linked into it, where there is one: to find them and relocate
# them at every start takes a tenth of the time of a short text.
archive    = $(findstring /,$(shell $(CC) -print-file-name=lib$(1).a))
TOOL_LIBS := -lcjson -lexpat -lz -lpthread
ALL_LIBS   = $(TOOL_LIBS) $(foreach name,$(LINKED),$(if $(call archive,$(name)),-l:lib$(name).a,-l$(name))) -lstemmer -lm

ROOMS     := base model text read rank keyword corpus select
LIB_SRC   := $(foreach room,$(ROOMS),$(wildcard src/$(room)/*.c)) $(wildcard src/*.c)
TOOL_SRC  := $(wildcard eval/*.c) $(wildcard src/cli/*.c)
UNIT_SRC  := $(wildcard tests/unit/*_test.c)
LANGUAGES := $(patsubst %/stopwords.txt,%,$(wildcard models/*/stopwords.txt))
WEIGHTS   := $(wildcard models/*.weights models/*.grams models/*.trees models/*.net)

objects    = $(patsubst %,$(BUILD)/obj/%.o,$(basename $(1)))
CLASSES   := $(BUILD)/obj/src/text/classes.o
SETS      := $(BUILD)/obj/src/read/letter_sets.o
LIB_OBJ   := $(call objects,$(LIB_SRC)) $(CLASSES) $(SETS) $(BUILD)/obj/src/model/builtin.o
BASE_OBJ  := $(call objects,$(wildcard src/base/*.c))
EVAL_OBJ  := $(call objects,$(wildcard eval/*.c))
CLI_OBJ   := $(call objects,$(filter-out %/main.c,$(wildcard src/cli/*.c)))
TOOL_OBJ  := $(call objects,$(TOOL_SRC))
PACK_OBJ  := $(call objects,$(wildcard models/pack*.c) src/text/utf8.c) $(CLASSES) $(BASE_OBJ)
UNIT_BIN  := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(UNIT_SRC))

SONAME    := libpith.so.$(ABI)
SHARED    := libpith.so.$(ABI).$(VERSION)

.PHONY: all help check unit bench peers quality lint fuzz fuzz-targets replay install uninstall clean
.DELETE_ON_ERROR:
# Objects are kept: nothing here is an intermediate file.
.SECONDARY:

all: $(BUILD)/pith $(BUILD)/libpith.a $(BUILD)/$(SHARED)

help:
	@echo "make            build $(BUILD)/pith, libpith.a, $(SHARED)"
	@echo "make check      build and run every test (see tests/README.md)"
	@echo "make bench      measure speed and memory"
	@echo "make peers      install peers into BUILD/peers and print them and pith side by side"
	@echo "make quality    print the quality of summaries on every set in DATA (../shared/data)"
	@echo "make fuzz       run every fuzz target for FUZZ_SECONDS (60)"
	@echo "make lint       check style, layers, shell scripts and manual pages"
	@echo "make install    to DESTDIR/PREFIX; make uninstall takes it back"
	@echo "variables       BUILD, CC, OPTIMIZE, SANITIZE=address,undefined, WERROR=-Werror,"
	@echo "                WITHOUT='archive brotli cjson md4c uchardet xml2'"

# ---- objects ----

$(BUILD)/obj/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(PITH_CFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# ---- the classes of characters ----

$(BUILD)/classes: $(BUILD)/obj/models/classes.o
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^ -lutf8proc

$(BUILD)/classes.c: $(BUILD)/classes
	$(BUILD)/classes > $@

$(CLASSES): $(BUILD)/classes.c src/text/classes.h
	@mkdir -p $(@D)
	$(CC) $(PITH_CFLAGS) $(CFLAGS) -c -o $@ $<

# ---- the sets of single bytes ----

$(BUILD)/letter_sets: $(BUILD)/obj/models/letter_sets.o
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^

$(BUILD)/letter_sets.c: $(BUILD)/letter_sets
	$(BUILD)/letter_sets > $@

$(SETS): $(BUILD)/letter_sets.c src/read/letter_sets.h
	@mkdir -p $(@D)
	$(CC) $(PITH_CFLAGS) $(CFLAGS) -c -o $@ $<

# ---- the model ----

$(BUILD)/pack: $(PACK_OBJ)
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^ -lutf8proc -lm

$(BUILD)/model.bin: $(BUILD)/pack $(wildcard models/*/*.txt models/*/*.tsv models/*/*.weights) $(WEIGHTS)
	$(BUILD)/pack $@ $(WEIGHTS) $(LANGUAGES)

$(BUILD)/obj/src/model/builtin.o: src/model/builtin.S $(BUILD)/model.bin
	@mkdir -p $(@D)
	$(CC) -DMODEL_BIN='"$(BUILD)/model.bin"' -c -o $@ $<

# ---- libraries and the command ----

# One object whose hidden names are local, so that no name of ours can meet one of a user's.
$(BUILD)/libpith.o: $(LIB_OBJ)
	$(LD) -r -o $@ $^
	$(OBJCOPY) --localize-hidden $@

$(BUILD)/libpith.a: $(BUILD)/libpith.o
	@rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/$(SHARED): $(LIB_OBJ)
	$(CC) -shared -Wl,-soname,$(SONAME) $(if $(SANITIZE),,-Wl,-z,defs) $(PITH_LDFLAGS) $(LDFLAGS) \
	    -o $@ $^ $(LIB_LIBS)
	ln -sf $(SHARED) $(BUILD)/$(SONAME)
	ln -sf $(SONAME) $(BUILD)/libpith.so

# The evaluation uses the base room too, which the library hides; its public names come from there.
$(BUILD)/pith: $(TOOL_OBJ) $(filter-out %/base/names.o,$(BASE_OBJ)) $(BUILD)/libpith.a
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^ $(ALL_LIBS)

# ---- tests ----

# All rooms with their names visible, for the tests of single rooms. What a test asks of the public
# interface comes from the library itself, so that the names of eval never meet those of a room.
$(BUILD)/rooms.a: $(LIB_OBJ)
	@rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/eval.a: $(EVAL_OBJ)
	@rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/cli.a: $(CLI_OBJ)
	@rm -f $@
	$(AR) rcsD $@ $^

$(BUILD)/tests/%: $(BUILD)/obj/tests/unit/%.o $(BUILD)/cli.a $(BUILD)/eval.a $(BUILD)/libpith.a $(BUILD)/rooms.a
	@mkdir -p $(@D)
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^ -lcmocka $(TOOL_LIBS) $(LIB_LIBS)

unit: $(UNIT_BIN)

check: all unit replay
	BUILD=$(BUILD) CC='$(CC)' SANITIZE='$(SANITIZE)' tests/run

$(BUILD)/bench/text: $(BUILD)/obj/tests/bench/text.o $(BUILD)/rooms.a
	@mkdir -p $(@D)
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIB_LIBS)

bench: all $(BUILD)/bench/text
	BUILD=$(BUILD) tests/bench/run
	BUILD=$(BUILD) tests/bench/text.py
	BUILD=$(BUILD) tests/bench/memory.py
	BUILD=$(BUILD) tests/bench/rouge.py
	BUILD=$(BUILD) tests/bench/links.py

# Keybert brings 6 GB along: name it in PEERS to have it.
peers: all
	-BUILD=$(BUILD) eval/peers/install $(or $(PEERS),$$(eval/peers/install | grep -v keybert))
	for task in summaries long keyphrases segmentation rouge; do \
	    BUILD=$(BUILD) eval/peers/compare.py $$task || exit 1; \
	done

quality: all
	PITH=$(BUILD)/pith eval/quality.py $(or $(DATA),../shared/data)

lint:
	tests/lint

# ---- fuzzing: every target twice, as a fuzzer (clang) and as a program that replays its corpus ----

FUZZ_SRC  := $(wildcard tests/fuzz/*_fuzz.c)
FUZZ_BIN  := $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/fuzz/%,$(FUZZ_SRC))
REPLAY_BIN := $(patsubst tests/fuzz/%_fuzz.c,$(BUILD)/replay/%,$(FUZZ_SRC))
# The command without its main(), and the library behind it.
FUZZ_OBJ   = $(filter-out %/cli/main.o,$(TOOL_OBJ)) $(filter-out %/base/names.o,$(BASE_OBJ)) \
             $(BUILD)/obj/src/model/term_file.o $(BUILD)/libpith.a

$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%_fuzz.o $(FUZZ_OBJ)
	@mkdir -p $(@D)
	$(CC) -fsanitize=fuzzer,address,undefined $(LDFLAGS) -o $@ $^ $(TOOL_LIBS) $(LIB_LIBS)

$(BUILD)/replay/%: $(BUILD)/obj/tests/fuzz/%_fuzz.o $(BUILD)/obj/tests/fuzz/replay.o $(FUZZ_OBJ)
	@mkdir -p $(@D)
	$(CC) $(PITH_LDFLAGS) $(LDFLAGS) -o $@ $^ $(TOOL_LIBS) $(LIB_LIBS)

fuzz-targets: $(FUZZ_BIN)

replay: $(REPLAY_BIN)

fuzz:
	$(MAKE) BUILD=$(BUILD)-fuzz CC=clang SANITIZE=fuzzer-no-link,address,undefined fuzz-targets
	BUILD=$(BUILD)-fuzz tests/fuzz/run

# ---- installation ----

MAN1      := $(wildcard src/cli/*.1 eval/*.1)
MAN3      := $(wildcard include/*.3)

install: all
	install -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(LIBDIR)/pkgconfig' '$(DESTDIR)$(INCDIR)' \
	    '$(DESTDIR)$(MANDIR)/man1' '$(DESTDIR)$(MANDIR)/man3'
	install -m 755 $(BUILD)/pith '$(DESTDIR)$(BINDIR)'
	install -m 644 include/pith.h '$(DESTDIR)$(INCDIR)'
	install -m 644 $(BUILD)/libpith.a '$(DESTDIR)$(LIBDIR)'
	install -m 644 $(BUILD)/$(SHARED) '$(DESTDIR)$(LIBDIR)'
	ln -sf $(SHARED) '$(DESTDIR)$(LIBDIR)/$(SONAME)'
	ln -sf $(SONAME) '$(DESTDIR)$(LIBDIR)/libpith.so'
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@INCDIR@|$(INCDIR)|' \
	    -e 's|@VERSION@|$(VERSION)|' src/pith.pc.in > '$(DESTDIR)$(LIBDIR)/pkgconfig/pith.pc'
	install -m 644 $(MAN1) '$(DESTDIR)$(MANDIR)/man1'
	install -m 644 $(MAN3) '$(DESTDIR)$(MANDIR)/man3'

uninstall:
	rm -f '$(DESTDIR)$(BINDIR)/pith' '$(DESTDIR)$(INCDIR)/pith.h' '$(DESTDIR)$(LIBDIR)/libpith.a' \
	    '$(DESTDIR)$(LIBDIR)/$(SHARED)' '$(DESTDIR)$(LIBDIR)/$(SONAME)' \
	    '$(DESTDIR)$(LIBDIR)/libpith.so' '$(DESTDIR)$(LIBDIR)/pkgconfig/pith.pc' \
	    $(patsubst %,'$(DESTDIR)$(MANDIR)/man1/%',$(notdir $(MAN1))) \
	    $(patsubst %,'$(DESTDIR)$(MANDIR)/man3/%',$(notdir $(MAN3)))

clean:
	rm -rf $(BUILD)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
