console.log("dragoman");
