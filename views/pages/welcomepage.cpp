// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/welcomepage.h"

#include "connections/session.h"
#include "pages/connectionformpage.h"
#include "pages/keysentry.h"
#include "pages/overviewcard.h"
#include "style/consolestyle.h"
#include "workflows/connectionediting.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lc {

namespace {

constexpr int contentWidth = 720;

bool isNamed(const Environment &environment)
{
    return environment.value(u"AWS_ACCESS_KEY_ID"_s) || environment.value(u"AWS_PROFILE"_s)
        || environment.value(u"AWS_WEB_IDENTITY_TOKEN_FILE"_s);
}

} // namespace

WelcomePage::WelcomePage(PageContext &context, QWidget *parent)
    : Page(parent), m_context(context), m_sample(new QPushButton(tr("Start with sample data"))),
      m_found(new OverviewCard(context.theme, tr("Connect to AWS"), tr("Read again"), this))
{
    setObjectName(u"welcome"_s);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *content = new QWidget(this);
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    content->setMaximumWidth(contentWidth);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 32, 24, 24);
    layout->setSpacing(16);
    addText(layout, tr("Where do you want to begin?"), TypeStyle::Title, Token::Text);
    addText(layout, tr("Everything can be changed later under Connections."), TypeStyle::Body,
            Token::Sub);

    m_sample->setObjectName(u"sampleData"_s);
    setLook(m_sample, Look::Primary);
    layout->addWidget(makeChoice(
        Symbol::Local, tr("Sample data"),
        tr("A License Manager on this computer with two invented accounts, their licenses, grants "
           "and usage. Needs no AWS account and no network."),
        m_sample));
    connect(m_sample, &QPushButton::clicked, this, [this] {
        QStringList ids;
        for (const Connection &connection : m_context.session.registry().find(u"local"_s))
            ids += connection.id;
        emit chosen(ids);
    });
    layout->addWidget(m_found);
    connect(m_found, &OverviewCard::openRequested, this, &WelcomePage::refresh);
    addOwnChoices(layout);
    layout->addStretch();

    auto *middle = new QWidget(this);
    middle->setAutoFillBackground(true);
    middle->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins({});
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(middle);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(area);
    showFound();
}

QLabel *WelcomePage::addText(QVBoxLayout *layout, const QString &text, TypeStyle style, Token color)
{
    auto *label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    m_context.theme.dress(label, style, color);
    layout->addWidget(label);
    return label;
}

QWidget *WelcomePage::makeChoice(Symbol symbol, const QString &title, const QString &text,
                                 QPushButton *button)
{
    auto *card = new CardFrame(m_context.theme, this);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(16, 16, 16, 16);
    row->setSpacing(16);
    auto *picture = new QLabel(card);
    const auto recolour = [this, picture, symbol] {
        picture->setPixmap(
            symbolPixmap(symbol, m_context.theme.color(Token::Sub), 20, devicePixelRatioF()));
    };
    recolour();
    connect(&m_context.theme, &Theme::changed, picture, recolour);
    row->addWidget(picture, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    addText(words, title, TypeStyle::Heading, Token::Text);
    addText(words, text, TypeStyle::Body, Token::Sub);
    row->addLayout(words, 1);
    button->setParent(card);
    button->setAutoDefault(true); // Enter presses it
    button->setAccessibleDescription(text);
    row->addWidget(button, 0, Qt::AlignVCenter);
    return card;
}

void WelcomePage::addOwnChoices(QVBoxLayout *layout)
{
    auto *endpoint = new QPushButton(tr("Add an endpoint…"));
    endpoint->setObjectName(u"endpoint"_s);
    layout->addWidget(makeChoice(
        Symbol::Cloud, tr("Another endpoint"),
        tr("A service that speaks like License Manager, with the keys of a profile."), endpoint));
    auto *keys = new QPushButton(tr("Enter access keys…"));
    keys->setObjectName(u"accessKeys"_s);
    layout->addWidget(makeChoice(
        Symbol::Key, tr("Access keys"),
        tr("Typed here, and kept in the keychain of the desktop where there is one."), keys));
    connect(endpoint, &QPushButton::clicked, this,
            [this] { describe(Connection::Kind::Endpoint); });
    connect(keys, &QPushButton::clicked, this, [this] { describe(Connection::Kind::Keys); });
}

void WelcomePage::describe(Connection::Kind kind)
{
    auto *form = new ConnectionFormPage(m_context, ConnectionEditing::draft(kind));
    connect(form, &ConnectionFormPage::saved, this, [this, kind](const QString &id) {
        const auto connection = m_context.session.registry().byId(id);
        if (kind != Connection::Kind::Keys || !connection)
            return emit chosen({id});
        enterKeys(m_context, *connection, this,
                  [this, id](const KeyVault::Kept &) { emit chosen({id}); });
    });
    emit tabRequested(form);
}

QList<Connection> WelcomePage::foundConnections() const
{
    QList<Connection> found;
    const ConnectionRegistry &registry = m_context.session.registry();
    for (const Connection &connection : registry.connections()) {
        const bool isUsable = connection.kind == Connection::Kind::Profile
            || (connection.kind == Connection::Kind::Environment
                && isNamed(registry.environment()));
        if (isUsable)
            found += connection;
    }
    return found;
}

void WelcomePage::showFound()
{
    QList<OverviewLine> lines;
    for (const Connection &connection : foundConnections()) {
        OverviewLine line;
        line.name = connection.name;
        line.note = connection.kind == Connection::Kind::Profile
            ? tr("Profile of the shared AWS files")
            : tr("Environment variables of this program");
        line.value = connection.region.isEmpty() ? tr("No Region") : connection.region;
        line.open = [this, id = connection.id] { emit chosen({id}); };
        lines += line;
    }
    const QString problem = m_context.session.registry().problem();
    m_found->setLines(
        lines, problem.isEmpty() ? tr("No profile was found in the shared AWS files.") : problem,
        problem);
}

void WelcomePage::refresh()
{
    m_context.session.registry().reload();
    showFound();
}

void WelcomePage::focusContent()
{
    m_sample->setFocus(Qt::OtherFocusReason);
}

} // namespace lc
