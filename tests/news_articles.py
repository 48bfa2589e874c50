"""News articles, all made up. Behind each quotation stands its speaker in ⟨⟩: the full name, or the words as printed
where no name is given; ⟨⟩ behind what is no quotation.
"""

ARTICLES = {
    "wire": """
EXAMPLE CITY, Texas (XP) — A judge on Tuesday ordered the county to stop holding families at a converted warehouse, a
ruling that lawyers called “a long time in coming.”⟨lawyers⟩

“No child should sleep under lights that never go out,”⟨Marta Roe⟩ said Marta Roe, who has represented three of the
families. “The court saw it, and the court acted.”⟨Marta Roe⟩

The county’s attorney, Peter Poe, said an appeal would be filed within the week. “We read the law differently,”⟨Peter
Poe⟩ he said.

Roe was not surprised. “They have read it differently for six years,”⟨Marta Roe⟩ she said, laughing.

In her ruling, Judge Ellen Doe wrote that the building was “never meant to hold a human being overnight.”⟨Ellen Doe⟩
She gave the county until March 3 to “move every family to a licensed place.”⟨Ellen Doe⟩

The sheriff’s office declined to comment. A spokeswoman for the agency, Dana Moe, said in an email that officials “are
reviewing the decision and will comply.”⟨Dana Moe⟩

“It is too early to say what comes next,”⟨Dana Moe⟩ Moe added.
""",
    "he and she": """
Mayor John Hoe met Sister Clara Loe outside the gate on Friday. He had come to see the kitchen; she had come to pray.

“I did not expect so many people here today,”⟨Clara Loe⟩ she said.

“Neither did I, to be honest with you,”⟨John Hoe⟩ he replied.

The mayor promised a report by June. “You will have every page of it,”⟨John Hoe⟩ he told the crowd.

Loe, 71, has heard promises before. In 2019, she said, a different mayor vowed to “close the place by Christmas.”⟨a
different mayor⟩ It is still open.
""",
    "said after a full clause": """
The contract ran out in May, according to records that the paper obtained. “Nobody told the guards, and nobody told
the town,”⟨Alan Poe⟩ Alan Poe, who led the local union until last year, said in an interview on his porch.

Poe said he first heard of it from a cousin. “I laughed,”⟨Alan Poe⟩ he said. “Then I went and looked for my last pay
slip.”⟨Alan Poe⟩

Company officials disputed that account. “Every employee was informed in writing at least sixty days in advance,”⟨the
company⟩ the company said in a statement.

But three former guards said they had received no letter. One of them, Rita Noe, called the company’s claim “an insult
to people who worked nights.”⟨Rita Noe⟩
""",
    "treebank marks": """
Example Corp. said it will close two jails in Ohio .

`` We have looked at every other way to keep them open , ''⟨Carl Voe⟩ said Carl Voe , the company 's chief executive
officer .

Mr. Voe said the decision was `` painful but could not be put off any longer . ''⟨Carl Voe⟩

Analysts were doubtful . `` They knew two years ago that this was coming , ''⟨Nina Zoe⟩ said Nina Zoe of Example
Brothers Inc. in New York . `` The price says as much . ''⟨Nina Zoe⟩

`` I would not buy it now , ''⟨another analyst⟩ another analyst says .
""",
    "single marks": """
The home secretary has been told to publish the inspectors’ findings on the Exampleshire removal centre.

‘It is not for ministers to decide what the public may read,’⟨Ruth Hoe⟩ said Ruth Hoe, who chairs the committee. ‘The
report has been on a desk since May.’⟨Ruth Hoe⟩

A Home Office spokesperson said: ‘We take the welfare of those in our care very seriously.’⟨A Home Office
spokesperson⟩

But Hoe told the Example Guardian that the answer was ‘the same sentence we get every single year’⟨Ruth Hoe⟩.
""",
    "split": """
“What I saw,”⟨Jane Poe⟩ said Representative Jane Poe, Democrat of Ohio, “was a room with forty cots and one
sink.”⟨Jane Poe⟩

“The agency,”⟨Jane Poe⟩ she went on, “knew about the sink for at least a year.”⟨Jane Poe⟩

“If you ask me,”⟨Luis Doe⟩ Representative Luis Doe, Republican of Utah, said in response, “that is what happens when
nobody is in charge of anything.”⟨Luis Doe⟩

Mr. Doe said that he would visit in the fall.
""",
    "paragraphs without closing marks": """
The chaplain, Father Tom Roe, spoke for nearly an hour.

“I came here in 1998, when there was one fence and a dog,”⟨Tom Roe⟩ he said. “There were twenty beds.

“Now there are two thousand, and three fences, and I cannot find the dog.

“Every one of those beds has a price.”⟨Tom Roe⟩

A company spokesman, Bill Noe, would not discuss prices. “Those are between us and our customer,”⟨Bill Noe⟩ he said.
""",
    "documents speak": """
The lawsuit, filed in federal court in Example City, says the nurses were told “not to write anything down after
midnight.”⟨The lawsuit⟩

According to the complaint, one man asked for help nine times before “anyone opened the door of his cell.”⟨the
complaint⟩

A 2019 inspection report found that medical staff “routinely ignored requests for care.”⟨A 2019 inspection report⟩

“The evidence does not support these allegations,”⟨the company⟩ the company wrote in its answer.

In a memo to staff, the warden, Kay Loe, said any such rule “would have been a firing offense.”⟨Kay Loe⟩
""",
    "a question and its answer": """
“Did you see anyone leave the building that night?”⟨Ann Moe⟩ asked Ann Moe, a lawyer for the family.

“I saw two people leave it,”⟨Sam Zoe⟩ answered Officer Sam Zoe.

“And did you write that in your report?”⟨Ann Moe⟩ Moe asked.

“No, ma’am, I did not,”⟨Sam Zoe⟩ he said.

“Why did you not write it down, Officer?”⟨Ann Moe⟩

“Because nobody had asked me to do it.”⟨Sam Zoe⟩
""",
    "roles and relations": """
“She called me every Sunday after church,”⟨Inez Poe⟩ her sister, Inez Poe, recalled.

Poe’s lawyer, Mark Hoe, said the calls had stopped in April. “The phone was taken away without a reason,”⟨Mark Hoe⟩
Hoe said.

Former warden Gus Loe disagreed with that. “There is always a reason,”⟨Gus Loe⟩ he said. “It may not be a good
one.”⟨Gus Loe⟩

“I don’t know who is right about the phone,”⟨Beth Noe⟩ said Example County Commissioner Beth Noe (R), “but I know that
we are paying for it.”⟨Beth Noe⟩

The group’s director, who asked not to be named, said members were “afraid to visit at all.”⟨The group’s director⟩
""",
    "attribution before": """
Asked whether the jail would reopen, Sheriff Dan Voe said: “Ask me again after the budget is passed.”⟨Dan Voe⟩

Speaking to reporters after the vote, Councilwoman Lea Roe said the town had been promised 200 jobs “and got eleven of
them.”⟨Lea Roe⟩

Voe, who is up for election in November, told a radio station last week that critics of the jail “have never spent a
night in this county without a deputy on the road.”⟨Dan Voe⟩

Roe was asked about that remark on Monday. Her answer was short: “He has my number, and he can use it.”⟨Lea Roe⟩

As one deputy put it, “nobody here wins when they fight.”⟨one deputy⟩
""",
    "terms and titles": """
The so-called “safe third country agreement”⟨⟩ was signed in July. Critics have nicknamed the site “the icebox by the
bay.”⟨⟩ It is the subject of a documentary, “Nobody Asked the People Here,”⟨⟩ which opens on Friday.

“I have not seen the film and I will not,”⟨Ivo Doe⟩ said Ivo Doe, the site’s manager.
""",
    "a man between": """
Donald Hoe and Maria Loe both want the seat. Hoe opened his campaign at a diner on Monday.

“I know what it costs to run a jail,”⟨Donald Hoe⟩ he said. Loe’s campaign manager, Todd Noe, was standing at the back.

“She knows what it costs to be in one,”⟨Todd Noe⟩ Noe said of his candidate.

Loe herself spoke an hour later. “My brother was held there for ninety days,”⟨Maria Loe⟩ she said. “He wasn’t charged
with anything.”⟨Maria Loe⟩

“We will win this county, and then we will close that jail,”⟨the candidate⟩ the candidate told supporters.
""",
    "they": """
Senators Ann Poe and Carl Zoe sent a letter on Thursday to the agency’s director, Rob Moe.

“We have asked three times for these figures, and three times we were given none,”⟨they⟩ they wrote.

Moe has not answered the letter. In a brief statement, an agency spokesman said that it “responds to members of
Congress through official channels.”⟨an agency spokesman⟩
""",
    "tweets and interviews": """
“Close it. Close it now and do not build another,”⟨Eva Roe⟩ Rep. Eva Roe (D-Ohio) tweeted on Sunday.

Her colleague Jim Doe was quick to respond. “And put them where, exactly?”⟨Jim Doe⟩ Doe wrote.

In an interview on WXYZ’s “Example This Morning,”⟨⟩ Roe doubled down: “There is room for every one of them with their
own families.”⟨Eva Roe⟩

White House press secretary Amy Loe said the president “has been clear from the very first day.”⟨Amy Loe⟩ Pressed on
details, Loe said she had “nothing to announce at this time.”⟨Amy Loe⟩
""",
    "market": """
Example Holdings Inc., which runs eleven jails in four states, said its profit fell 40% in the third quarter.

Chairman Paul K. Roe attributed the decline to “higher wages and fewer guests.”⟨Paul K. Roe⟩ He said the company
expects “a much better spring.”⟨Paul K. Roe⟩

Not everyone agrees. Says Lena Doe, an analyst at Example & Co.: “The spring they are waiting for is an
election.”⟨Lena Doe⟩

“It’s a business with one customer,”⟨Lena Doe⟩ she adds. “That is the whole story.”⟨Lena Doe⟩

A company spokeswoman wouldn’t comment on the analyst’s remarks. “We don’t discuss opinions,”⟨the spokeswoman⟩ the
spokeswoman said.

Mr. Roe, 61 years old, has been chairman since 2009. His predecessor, Walter Moe, once told shareholders that beds
“pay for themselves if you never let them cool.”⟨Walter Moe⟩
""",
    "rights group": """
(Example City) – Guards at the Exampleville center used pepper spray on men who asked for water, Example Rights Watch
said in a report released today.

“People were punished for being thirsty,”⟨Nadia Poe⟩ said Nadia Poe, US researcher at Example Rights Watch and author
of the report. “There is no law under which that is allowed.”⟨Nadia Poe⟩

Example Rights Watch interviewed 31 people between March and July 2024. A man held in unit C said he was told to
“drink from the toilet if you are thirsty.”⟨A man⟩ Another said that he “counted the days by the meals that did not
come.”⟨Another⟩

In a written response, the agency’s field office said the allegations “are not consistent with our standards.”⟨the
agency’s field office⟩ It did not answer questions about the spray.

“Standards nobody enforces are only paper,”⟨Nadia Poe⟩ Poe said. “The agency should close this unit.”⟨Nadia Poe⟩
""",
    "court": """
“You may call your next witness,”⟨Alma Zoe⟩ Judge Alma Zoe told the government’s lawyer, Henry Voe.

Voe had none. “The government rests, Your Honor,”⟨Henry Voe⟩ he said after a pause.

It took the judge less than a minute. “Then so does the court,”⟨Alma Zoe⟩ she said, and ordered the man released.

His wife wept. “I have not touched his hand for a year,”⟨His wife⟩ she said through an interpreter.

“I had expected an argument,”⟨Ruth Noe⟩ said the man’s lawyer, Ruth Noe. “There wasn’t even a word.”⟨Ruth Noe⟩
""",
    "long lead-ins": """
At a hearing on Thursday that lasted until after dark, Representative Olga Roe, a Democrat who has led the
subcommittee since 2019, told the agency’s acting director, Frank Hoe, that his answers were “an insult to anybody
with a calendar.”⟨Olga Roe⟩

Hoe, who took the post in May after two others had turned it down, said that he “would be glad to come back with the
dates.”⟨Frank Hoe⟩

Pressed by Roe on whether any of the dates had been changed, the acting director conceded that “some of them may have
been.”⟨the acting director⟩

The exchange drew laughter from the back of the room, where a man in a suit said loudly, “May have been, may have
been!”⟨a man⟩

“I’m not going to sit here and be laughed at,”⟨Frank Hoe⟩ Hoe said. Roe, unmoved, replied: “Then stand, and bring the
calendar.”⟨Olga Roe⟩
""",
    "reported and direct": """
Governor Kim Loe said on Sunday that she would not send troops to the jail, calling the idea “a costume drama on our
dime.”⟨Kim Loe⟩ Her opponent, Senator Brad Moe, said she was afraid.

“She has been governor for six years and she has yet to visit,”⟨Brad Moe⟩ Moe said at a rally in Exampleton. He
promised to send “every truck that we have.”⟨Brad Moe⟩

Loe’s spokesman, Ian Poe, laughed at that. “He has four trucks,”⟨Ian Poe⟩ he said.

Asked about the number, Moe’s campaign said that it was “at least nine, and one of them is new.”⟨Moe’s campaign⟩

The governor herself was in no mood to count. “I was elected to fix roads,”⟨Kim Loe⟩ she said. “I will fix roads.”⟨Kim
Loe⟩
""",
    "told by others": """
When the doors opened, 200 people were waiting. Volunteers handed out soup and said they had “never seen a line like
this.”⟨Volunteers⟩

“Some of them walked from the bridge,”⟨Gloria Noe⟩ Gloria Noe, 58, a retired nurse from Exampleton who has come every
Tuesday since the spring, said. “You can see it in their shoes.”⟨Gloria Noe⟩

Her husband keeps the list. “I write down first names and nothing else,”⟨Her husband⟩ he explained.

One official, who spoke on the condition of anonymity because he was not allowed to speak publicly, said the agency
had “no idea how many are coming.”⟨One official⟩

“We’re guessing,”⟨the official⟩ the official said. “Anyone who tells you something else is guessing as well.”⟨the
official⟩
""",
    "American and British marks inside": """
“He looked at me and said, ‘You are not on the list,’ and that was all,”⟨Omar Doe⟩ recalled Omar Doe, a pastor.

“When I asked which list he meant, he told me, ‘The one that matters,’”⟨Omar Doe⟩ Doe said. “I have heard the word
‘list’ every day since.”⟨Omar Doe⟩

The agency’s website says that it keeps “no list of visitors of any kind.”⟨The agency’s website⟩
""",
    "Spanish": """
“No vamos a permitir que cierren la puerta”⟨Marta Poe⟩, dijo la directora, Marta Poe, durante una conferencia.

El senador Juan Voe afirmó que la medida es “un golpe contra todas las familias del estado”⟨Juan Voe⟩.

“Queremos que nos escuchen”⟨Marta Poe⟩, agregó Poe.
""",
}
