package dev.trawl.cli.commands;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with the options, and where all of them are explained, rather than explaining all of them. */
public final class ShortUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("trawl: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println(command.getCommandSpec().qualifiedName() + " --help says more");
        err.flush();
        return WrongOption.STATUS;
    }
}
